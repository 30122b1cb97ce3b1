"""The reader's pages of policy, at the addresses of their pages but not served by Wagtail."""
