package io.maciestreams.ingest.macie;

/** Whether credentials are those of the account that they are taken for. */
public interface AccountCheck {

    /**
     * Returns where they are, or where nobody wants to know.
     *
     * @throws MacieException where they are another account's, or where that cannot be told
     */
    void require() throws MacieException;
}
