"""What the sizes of a picture cost: `python -m infra.bench.pictures [FILE]`; without one, a picture of its own."""

import io
import os
import platform
import sys
import time
from pathlib import Path

from chalicelib.media import rules, studio


def noisy(size: tuple[int, int] = (3000, 2250)) -> bytes:
    """A JPEG as costly as a photograph: soft shapes under grain."""
    from PIL import Image

    soft = [
        Image.effect_noise((size[0] // 10, size[1] // 10), 90).resize(size, Image.Resampling.BICUBIC) for _ in "rgb"
    ]
    image = Image.blend(Image.merge("RGB", soft), Image.effect_noise(size, 30).convert("RGB"), 0.1)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=92)
    return file.getvalue()


def main(given: list[str]) -> None:
    content = Path(given[0]).read_bytes() if given else noisy()
    print(f"{platform.machine()}, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}")
    began = time.perf_counter()
    cleaned = studio.clean(content)
    size = f"{cleaned.width}x{cleaned.height}"
    print(f"clean {len(content) // 1024} KB to {len(cleaned.content) // 1024} KB, {size}: {_since(began)} ms")
    whole = time.perf_counter()
    for width in rules.widths_of(cleaned.width):
        for ending in (*rules.FORMATS, cleaned.ending):
            began = time.perf_counter()
            made = studio.render(cleaned.content, width, (ending,))[ending]
            print(f"{width:>5} {ending:<4} {_since(began):>5} ms {len(made) / 1024:>7.1f} KB")
    print(f"all sizes: {_since(whole)} ms")


def _since(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)


if __name__ == "__main__":
    main(sys.argv[1:])
