package io.maciestreams.simulator.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Tells what an analysis came to, each time anew: trees with the members of a finding, of which the records are made.
 * An archive has a tree of its own and one for each file in it that the result file holds.
 */
@FunctionalInterface
public interface ResultSource {

    List<ObjectNode> describe();
}
