#!/usr/bin/env bash
# The course for this server on two JDKs and for two others; JSON lines into OUT.
#
#   course.sh BENCH JAR CACHE OUT [NAME...]
#
# BENCH is a copy of ../shared/bench in which ocppload, peers/rawnetty (mvn package) and peers/node (npm install) are built;
# JAVA25 and JAVA17 name the two JDKs' java. Every server gets the same windows and the same warm-up.
set -euo pipefail
bench=$(realpath "$1") jar=$(realpath "$2") cache=$(realpath "$3") OUT=$(realpath -m "$4")
shift 4
export OUT JAR=$bench/ocppload/target/ocppload.jar WORK=$(mktemp -d) NICE=-10
export WARM=35 WARM2=15 SECONDS_=8 REPS=3 STORMS=3
trap 'rm -rf "$WORK"' EXIT
printf 'ocpp.log.compact = off\n' >"$WORK/course.conf"

command_of() {
  case $1 in
    ocpp-pekko-25) echo "$JAVA25 -XX:+UseG1GC -XX:+UseCompactObjectHeaders -XX:AOTCache=$cache -Xms1g -Xmx2g -XX:NewSize=160m -jar $jar server --config=$WORK/course.conf" ;;
    ocpp-pekko-17) echo "$JAVA17 -XX:+UseG1GC -Xms1g -Xmx2g -XX:NewSize=160m -jar $jar server --config=$WORK/course.conf" ;;
    ocpp-rpc) echo "node $bench/peers/node/rpc_server.mjs 9400" ;;
    rawnetty) echo "$JAVA17 -Xmx2g -jar $bench/peers/rawnetty/target/peer-rawnetty.jar 9400" ;;
    *) echo "$1: expected ocpp-pekko-25, ocpp-pekko-17, ocpp-rpc or rawnetty" >&2; return 2 ;;
  esac
}

for name in "${@:-ocpp-pekko-25}"; do
  for parts in 'steady paced storm' hold atonce; do
    rm -rf "${WORK:?}/$name"
    PARTS=$parts "$bench/scripts/suite.sh" "$name" ws://127.0.0.1:9400/ \
      "env OTEL_SDK_DISABLED=true APP_PORT=9400 APP_OPERATOR_PORT=9401 $(command_of "$name")"
  done
done
