/** The application that speaks to SIEMs: OCSF and ECS documents of findings, and counts of them. */
@NullMarked
package io.maciestreams.processor.siem;

import org.jspecify.annotations.NullMarked;
