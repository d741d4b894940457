package io.maciestreams.simulator.findings;

import io.maciestreams.simulator.paging.Position;
import java.util.Arrays;
import java.util.Optional;

/** The attributes that a sortCriteria may name, spelled as the API spells them. */
public enum SortAttribute {
    ID("id"),
    TYPE("type"),
    SEVERITY_SCORE("severity.score"),
    CREATED_AT("createdAt"),
    UPDATED_AT("updatedAt");

    private final String path;

    SortAttribute(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    public static Optional<SortAttribute> named(String path) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.path.equals(path))
                .findFirst();
    }

    public Position position(Finding finding) {
        return switch (this) {
            case ID -> new Position(0, "", finding.id());
            case TYPE -> new Position(0, finding.type(), finding.id());
            case SEVERITY_SCORE -> new Position(finding.severityScore(), "", finding.id());
            case CREATED_AT -> new Position(finding.createdAt().toEpochMilli(), "", finding.id());
            case UPDATED_AT -> new Position(finding.updatedAt().toEpochMilli(), "", finding.id());
        };
    }
}
