package downhill.corpus;

/** What an independent label says of a run; unclear where both answers can be defended. */
enum Answer {
    YES,
    NO,
    UNCLEAR;

    /**
     * Yes where a criterion holds even with its limits drawn tighter, no where it does not even with looser ones.
     *
     * @param strict whether it holds with limits about a tenth tighter
     * @param lenient whether it holds with limits about a tenth looser
     */
    static Answer between(boolean strict, boolean lenient) {
        return strict ? YES : lenient ? UNCLEAR : NO;
    }

    static Answer of(boolean yes) {
        return yes ? YES : NO;
    }
}
