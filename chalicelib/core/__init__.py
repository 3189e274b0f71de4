"""What every module stands on; core knows no module."""
