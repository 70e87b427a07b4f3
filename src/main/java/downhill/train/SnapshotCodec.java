package downhill.train;

import downhill.experiment.Experiment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * Snapshots as bytes: a version, then deflated CBOR. The experiment that the run began with is not in them, for whoever
 * keeps a snapshot keeps it anyway, and data may be long.
 */
public final class SnapshotCodec {
    /** Changes with the form of a snapshot and with the engine: only its own can go on from it. */
    private static final byte[] VERSION = {'d', 'h', 's', 1, Experiment.ENGINE};

    /** Bytes of the largest snapshot there can be, about, without the packing. */
    private static final int LARGEST = 64_000_000;

    private static final CBORMapper CBOR = CBORMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(double[].class, new Numbers.Writer())
                    .addDeserializer(double[].class, new Numbers.Reader())
                    .addSerializer(Experiment.class, new Settings.Writer())
                    .addDeserializer(Experiment.class, new Settings.Reader()))
            .build();

    private SnapshotCodec() {}

    /** All of it but the experiment at update 0. */
    public static byte[] write(Snapshot snapshot) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(VERSION);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            CBOR.writer()
                    .withAttribute(Settings.ORIGIN, snapshot.recording().experiment())
                    .writeValue(out, SnapshotForm.of(snapshot));
        } catch (IOException e) {
            throw new IllegalStateException("An array takes everything", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /**
     * What was written; empty where that was another version of Downhill, or where the bytes are damaged.
     *
     * @param origin the experiment that the run began with
     */
    public static Optional<Snapshot> read(byte[] bytes, Experiment origin) {
        if (bytes.length < VERSION.length || !Arrays.equals(Arrays.copyOf(bytes, VERSION.length), VERSION)) {
            return Optional.empty();
        }
        int length = bytes.length - VERSION.length;
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes, VERSION.length, length))) {
            byte[] form = in.readNBytes(LARGEST);
            // The checksum stands behind the last byte.
            if (in.read() >= 0) {
                return Optional.empty();
            }
            SnapshotForm read = CBOR.readerFor(SnapshotForm.class)
                    .withAttribute(Settings.ORIGIN, origin)
                    .readValue(form);
            return Optional.of(read.snapshot(origin));
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with it, the run can be made again without it.
            return Optional.empty();
        }
    }
}
