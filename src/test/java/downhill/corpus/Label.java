package downhill.corpus;

/** Says independently of the rule whether a run has what the rule looks for. */
@FunctionalInterface
interface Label {
    Answer of(Study study);
}
