package downhill.run;

/** What a run answers to whoever asked. */
sealed interface Answer {

    /** On the same node: as it is. */
    record Here(Reply reply) implements Answer {}

    /** To another node. */
    record Sent(Packed reply) implements Answer, Wire {}
}
