package io.maciestreams.service;

/** A service cannot go on until somebody does something; the message is one line that says what is wrong and what to do. */
public class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServiceException(String message) {
        super(message);
    }
}
