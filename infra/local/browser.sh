#!/bin/sh
# The browser tests drive Debian's Chromium. It is installed here where that is possible without asking anyone.
set -eu

for name in chromium chromium-browser google-chrome; do
    if command -v "$name" > /dev/null; then
        exit 0
    fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    echo "Installing Chromium for the browser tests"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium > /dev/null
    exit 0
fi
echo "The browser tests need Chromium. Install it (on Debian and Ubuntu: sudo apt-get install chromium) and run this again." >&2
exit 1
