#!/usr/bin/env bash
# Opens the page, and `serve`, in real Chromium. Usage: page.sh FRONTLINE WORK_DIR
set -euo pipefail
program=$1 work=$2
here=$(cd "$(dirname "$0")" && pwd)
for needed in chromium node npm; do
  command -v $needed >/dev/null || { echo "skipped: $needed is not installed (apt-get install chromium nodejs npm)"; exit 0; }
done
mkdir -p "$work/page/days" "$work/page/pictures"
cd "$work/page"
npm install --silent --no-audit --no-fund --prefix . playwright-core@1 >npm.log 2>&1 || { echo "skipped: playwright-core cannot be had from npm"; exit 0; }
export NODE_PATH=$PWD/node_modules
"$program" page -o page.html -q --force
rm -rf hostile served
python3 "$here/hostile.py" "$here/../theatres/twoland" hostile
"$program" page --theatre hostile -o hostile.html -q --force
for day in 2014-06-15 2016-12-10 2019-04-04 2020-06-08; do
  "$program" status --on "$day" --json >"days/$day.json"
done
node "$here/page.js" page.html hostile.html days pictures

cp -r "$here/../theatres/twoland" served
"$program" serve --theatre served --port 0 2>serve.log &
server=$!
trap 'kill $server' EXIT
for _ in $(seq 50); do
  url=$(sed -n 's/^\(http[^ ]*\) .*/\1/p' serve.log)
  [ -n "$url" ] && break
  sleep 0.1
done
node "$here/serve.js" "$url" served/events.csv
