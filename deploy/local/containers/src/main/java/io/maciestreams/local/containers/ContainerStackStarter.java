package io.maciestreams.local.containers;

import io.maciestreams.local.Stack;
import io.maciestreams.local.StackStarter;
import java.nio.file.Path;

/** Offers the stack on containers to {@link Stack#start(Path)}. */
public final class ContainerStackStarter implements StackStarter {
    @Override
    public String kind() {
        return "containers";
    }

    @Override
    public Stack start(Path directory) {
        return ContainerStack.start(directory);
    }
}
