package downhill.api;

/** Where the API is. */
final class Api {
    /** Below the path of the application. */
    static final String ROOT = "/api/v1";

    private Api() {}
}
