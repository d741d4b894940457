/** Sends alerts to a webhook: at least once, in order for each subject. */
@NullMarked
package io.maciestreams.cli.notifier;

import org.jspecify.annotations.NullMarked;
