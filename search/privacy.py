"""The personal data of search: none. Questions are counted without who asked or unknown words."""

from portal.core.holdings import Holding, declare

declare(
    Holding("search.SearchDocument"),
    Holding("search.Vocabulary"),
    Holding("search.IndexState"),
    Holding("search.WaitingForEngine"),
    Holding("search.Synonym"),
    Holding("search.PinnedResult"),
    Holding("search.QueryCount"),
)
