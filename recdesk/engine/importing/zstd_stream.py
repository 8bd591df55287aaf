"""The content of a zstd file as a stream that tells a file that was cut off from a complete one."""

import io
from typing import IO, Any

# A thousand bytes may unpack to 32 MB at once, no more.
_PIECE_BYTES = 1024


class ZstdStream(io.RawIOBase):
    """Unpacks all frames of a file, one after the other.

    zstandard's own reader takes the end of the file for the end of the last frame, wherever that is.

    Raises:
        EOFError: when read, where the file ends within a frame.
        zstandard.ZstdError: when read, where the file is damaged.
    """

    def __init__(self, packed: IO[bytes]) -> None:
        import zstandard

        super().__init__()
        self._packed = packed
        self._decompressor = zstandard.ZstdDecompressor()
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._input = b""
        self._output = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fills the buffer as far as something is unpacked; 0 at the end."""
        while not self._output and (piece := self._input or self._packed.read(_PIECE_BYTES)):
            self._unpack(piece)
        if not self._output and self._frame is not None:
            raise EOFError("the file ends within a frame")
        target = memoryview(buffer).cast("B")
        count = min(len(target), len(self._output))
        target[:count] = self._output[:count]
        self._output = self._output[count:]
        return count

    def _unpack(self, piece: bytes) -> None:
        frame = self._frame or self._decompressor.decompressobj()
        self._output = memoryview(frame.decompress(piece))
        self._frame = None if frame.eof else frame
        self._input = frame.unused_data if frame.eof else b""
