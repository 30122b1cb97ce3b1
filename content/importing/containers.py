"""Looking into an archive without trusting what it says of itself (.docx and .odt are archives)."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

MAXIMUM_UNPACKED = 50 * 1024 * 1024
MAXIMUM_RATIO = 100
MAXIMUM_ENTRIES = 1000
_CHUNK = 64 * 1024
_XML_NAMES = (".xml", ".rels", ".rdf")


class ArchiveRefused(Exception):
    """The archive is not safe or not whole; ``code`` is a refusal code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def inspect(content: bytes) -> frozenset[str]:
    """The names in an archive that kept every limit; ArchiveRefused when it does not.

    Sizes are first taken from the directory and then measured while unpacking, which stops at the
    limit, so a directory that lies gains nothing. XML with a document type definition or entities
    is refused: it could read other files or grow without end.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_directory(entries, len(content))
            room = MAXIMUM_UNPACKED
            for entry in entries:
                unpacked = _unpack(archive, entry, room)
                room -= len(unpacked)
                if entry.filename.lower().endswith(_XML_NAMES) and unpacked.strip():
                    _check_xml(unpacked)
            return frozenset(entry.filename for entry in entries)
    except ArchiveRefused:
        raise
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise ArchiveRefused("damaged") from error
    except Exception as error:
        # zlib.error and other surprises of a damaged archive are one answer to the reader.
        raise ArchiveRefused("damaged") from error


def _check_directory(entries: list[zipfile.ZipInfo], packed: int) -> None:
    if len(entries) > MAXIMUM_ENTRIES:
        raise ArchiveRefused("archive_too_many_parts")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise ArchiveRefused("encrypted")
    declared = sum(entry.file_size for entry in entries)
    if declared > MAXIMUM_UNPACKED or declared > MAXIMUM_RATIO * max(packed, 1):
        raise ArchiveRefused("archive_too_large")


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    parts: list[bytes] = []
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            room -= len(chunk)
            if room < 0:
                raise ArchiveRefused("archive_too_large")
            parts.append(chunk)
    return b"".join(parts)


def _check_xml(content: bytes) -> None:
    try:
        fromstring(content, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise ArchiveRefused("unsafe_xml") from error
    except ParseError as error:
        raise ArchiveRefused("damaged") from error
