/** What every application does with one record: name it, bound it, give it up. */
@NullMarked
package io.maciestreams.processor.records;

import org.jspecify.annotations.NullMarked;
