#!/usr/bin/env bash
# Reports the NVIDIA GPUs of this machine or container to Spark:
#
#   {"name": "gpu", "addresses": ["0", "1"]}
#
# For spark.worker.resource.gpu.discoveryScript (standalone) or
# spark.executor.resource.gpu.discoveryScript (YARN, Kubernetes).
set -euo pipefail

indices=$(nvidia-smi --query-gpu=index --format=csv,noheader)
addresses=$(sed 's/[^0-9]//g; /^$/d; s/.*/"&"/' <<<"$indices" | paste -sd, -)
echo "{\"name\": \"gpu\", \"addresses\": [${addresses//,/, }]}"
