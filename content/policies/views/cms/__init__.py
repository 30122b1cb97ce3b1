"""The versions room in the CMS: everything that is added to a policy beside its text."""
