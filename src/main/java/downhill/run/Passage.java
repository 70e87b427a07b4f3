package downhill.run;

import java.util.concurrent.CompletionStage;

/** The way of a new run to an update that is trained again before anybody sees it. */
public interface Passage {

    /** How far it has come, from 0 to 1. */
    double progress();

    /** It goes no further, and there will be no run; nothing happens if it is over. */
    void cancel();

    /** Where it has led to. */
    CompletionStage<Arrival> end();

    /**
     * The end of the way.
     *
     * @param reply of the run, or why there is none
     * @param update at which it stands: less than was asked for where the run ends before; 0 where there is no run
     * @param fingerprint of all that it is made of there, SHA-256 in hex; empty where there is no run
     */
    record Arrival(Reply reply, long update, String fingerprint) {

        /** There is no run, for this reason. */
        static Arrival refused(Reply.Refused reason) {
            return new Arrival(reason, 0, "");
        }
    }
}
