"""What someone may do to a page, beside the rights of their role: the page itself has a say."""

from wagtail.models import PagePermissionTester


class NeverUnpublished(PagePermissionTester):
    """For pages whose readers get issued versions: taking the page off would mean nothing."""

    def can_unpublish(self) -> bool:
        return False
