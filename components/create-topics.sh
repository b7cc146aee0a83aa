#!/bin/sh
# Creates the topics that do not exist yet. Usage: create-topics.sh [BROKERS [REPLICATION [COMMAND_CONFIG]]]
#   BROKERS         default localhost:9092
#   REPLICATION     replicas of each partition, default 1; 3 in production
#   COMMAND_CONFIG  client properties for a broker that asks for a password
# Needs kafka-topics.sh: on the PATH, in $KAFKA_HOME/bin, or in /opt/kafka/bin as in the image apache/kafka.
set -eu
brokers=${1:-localhost:9092} replication=${2:-1} config=${3:-}
PATH=$PATH:${KAFKA_HOME:-/opt/kafka}/bin

# 2 MiB: a message of 1 MiB with its key and headers, see maxMessageBytes in pubsub.yaml.
create() { # topic, partitions, retention in days
  kafka-topics.sh --bootstrap-server "$brokers" ${config:+--command-config "$config"} --create --if-not-exists --topic "$1" \
    --partitions "$2" --replication-factor "$replication" \
    --config "retention.ms=$(($3 * 24 * 60 * 60 * 1000))" --config max.message.bytes=2097152 </dev/null
}

while read -r topic partitions days; do
  create "$topic" "$partitions" "$days"
  # Dead letters wait for a person.
  create "$topic.dead" 1 30
done <<TOPICS
system.events 3 7
games.commands 6 7
games.events 6 7
chat.commands 3 7
chat.events 3 7
gateway.presence 3 1
TOPICS

# The health page publishes here; nobody reads it.
create health.probe 1 1

# The suites of OUT/verify.
create verify.messages 3 1
create verify.batches 3 1
