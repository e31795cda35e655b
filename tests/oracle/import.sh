#!/usr/bin/env bash
# Exports larger than memory would bear: a gigabyte without a line end, for every import, and a hundred million
# lines behind a quote that is never closed. Each is refused with the line, in bounded memory (kilobytes, `ulimit -v`).
# Needs 1.1 GB of disk for a minute. FRONTLINE names the program.
set -euo pipefail
cd "$(dirname "$0")/../.."
frontline=$(realpath "${FRONTLINE:-target/release/frontline}")
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
"$frontline" -q init t --country LS
"$frontline" -q party add --theatre t --id army --name Army >/dev/null
printf 'actor,party\nArmy,army\n' > t/actors.csv

acled='event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,location,latitude,longitude'
ucdp='id,type_of_violence,side_a,side_b,where_coordinates,latitude,longitude,date_start,date_end'
most=400000 # the program itself maps less than half of that
wrong=0
refused() { # import, what is wrong with the file, what the message says
  set +e
  said=$( (ulimit -v $most; "$frontline" import "$1" file --theatre t --on-error skip --dry-run) 2>&1 )
  code=$?
  set -e
  if { [ $code -ne 0 ] && [ $code -ne 3 ]; } || ! grep -qF "$3" <<<"$said"; then
    echo "$1, $2: exit $code: ${said:0:400}"; wrong=1
  else
    echo "$1, $2: $(grep -F -m1 "$3" <<<"$said" | cut -c1-120)"
  fi
}
gigabyte() { head -c 1073741824 /dev/zero | tr '\0' "$1"; }

for start in "acled $acled" "ucdp $ucdp" "viina geonameid,date,status" "geonames "; do
  of=${start%% *} head=${start#* }
  { [ -z "$head" ] || echo "$head"; gigabyte x; } > file
  refused "$of" "a line of 1 GiB" "a record of more than 4 MiB"
done
{ echo "$acled"; printf '"'; head -c 100000000 /dev/zero | tr '\0' '\n'; } > file
refused acled "a quote that is never closed" "file:2: a record of more than 4 MiB"
for start in 'osm {"elements":[{"tags":{"name":"' 'areas {"features":[{"properties":{"name":"'; do
  { printf '%s' "${start#* }"; gigabyte x; } > file
  refused "${start%% *}" "a string of 1 GiB" "more than 64 MiB without an end"
  { printf '{"'; gigabyte x; } > file
  refused "${start%% *}" "a key of 1 GiB" "more than 64 MiB without an end"
  { printf '%s' "${start#* }"; gigabyte '['; } > file
  refused "${start%% *}" "brackets of 1 GiB in a string" "more than 64 MiB without an end"
  gigabyte '[' > file
  refused "${start%% *}" "1 GiB of brackets" "file:1: "
done
exit $wrong
