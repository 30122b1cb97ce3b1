"""News is about the work; it holds no records of persons."""

from portal.core.holdings import Holding, declare

declare(Holding("content_news.NewsIndexPage"), Holding("content_news.NewsPage"))
