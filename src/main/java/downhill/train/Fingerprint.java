package downhill.train;

import downhill.optim.OptimizerState;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over numbers, bit by bit, big-endian. */
final class Fingerprint {
    private final MessageDigest digest;
    private final ByteBuffer buffer = ByteBuffer.allocate(8192);

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Of all that decides how a run goes on. */
    static String of(Trainer trainer) {
        Batches batches = trainer.batches();
        OptimizerState optimizer = trainer.descent().state();
        Fingerprint print = new Fingerprint();
        print.add(trainer.update()).add(batches.epoch()).add(batches.position()).add(batches.size());
        print.add(trainer.recording().experiment().seed()).add(optimizer.updates());
        for (int row : batches.order()) {
            print.add(row);
        }
        print.add(trainer.ground().values().parameters());
        print.add(trainer.ground().values().buffers());
        for (int slot = 0; slot < optimizer.slots(); slot++) {
            print.add(optimizer.slot(slot));
        }
        print.add(optimizer.scalars()).add(trainer.scheduleState());
        for (double[] state : trainer.descent().treatmentStates()) {
            print.add(state);
        }
        return print.add(trainer.descent().skipped()).hex();
    }

    Fingerprint add(double[] numbers) {
        for (double number : numbers) {
            // NaN is one value here: which of its bit patterns a processor makes is not part of the contract.
            add(Double.doubleToLongBits(number));
        }
        return this;
    }

    Fingerprint add(long number) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(number);
        return this;
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }

    String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }
}
