package io.maciestreams.ingest.results;
