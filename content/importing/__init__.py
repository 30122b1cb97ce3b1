"""Texts from elsewhere become outlines that an editor can look over before they become policy."""
