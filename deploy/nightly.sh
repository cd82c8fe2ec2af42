#!/bin/sh
# A backup each day after two in the night of Kyiv, and one at the start. One that fails is tried again after an hour.
done=
while true; do
  # NOTE: the rule itself: a slim image knows no names of zones.
  today=$(TZ='EET-2EEST,M3.5.0/3,M10.5.0/4' date +%F-%H)
  if [ -z "$done" ] || { [ "${today%-*}" != "$done" ] && [ "${today##*-}" -ge 2 ]; }; then
    if node scripts/backup.ts --verify; then done=${today%-*}; else echo "The backup failed: see above."; sleep 3300; fi
  fi
  sleep 300
done
