package downhill.run;

/** Work for a user that is no live run, such as a landscape or a replay; one thread at a time. */
public interface Job {

    /** Computes a piece, a millisecond or so; whether anything is left. */
    boolean advance();

    /** How far it has come, from 0 to 1; asked between two pieces. */
    double progress();
}
