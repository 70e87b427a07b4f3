package downhill.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import downhill.support.Databases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlobsTest {

    @Test
    void contentIsNamedByItsSha256() {
        assertThat(Sha256.of("abc")) // FIPS 180-2, example B.1
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.parse("../etc/passwd")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPutComesBackHoweverLong(Databases kind) {
        Blobs blobs = new Blobs(kind.shared());
        for (int length : new int[] {0, 1, 524_288, 524_289, Blobs.MAX}) {
            byte[] content = random(length, kind.name());
            Sha256 name = blobs.put(content);
            assertThat(blobs.has(name)).isTrue();
            assertThat(blobs.get(name)).hasValue(content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameContentIsKeptOnce(Databases kind) throws Exception {
        Blobs blobs = new Blobs(kind.shared());
        byte[] content = random(600_000, "once");
        Callable<Sha256> put = () -> blobs.put(content.clone());
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Sha256> name : threads.invokeAll(List.of(put, put, put, put))) {
                assertThat(name.get()).isEqualTo(Sha256.of(content));
            }
        }
        assertThat(kind.shared()
                        .jdbc()
                        .sql("select count(*) from content_part where sha256 = ?")
                        .param(Sha256.of(content).value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(blobs.get(Sha256.of(content))).hasValue(content);
    }

    @ParameterizedTest
    @EnumSource
    void unknownContentIsNotThere(Databases kind) {
        Blobs blobs = new Blobs(kind.shared());
        assertThat(blobs.has(Sha256.of("never put"))).isFalse();
        assertThat(blobs.get(Sha256.of("never put"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void contentThatWasAlteredIsNotGivenOut(Databases kind) {
        Blobs blobs = new Blobs(kind.shared());
        Sha256 name = blobs.put("true".getBytes(StandardCharsets.UTF_8));
        kind.shared()
                .jdbc()
                .sql("update content_part set bytes = ? where sha256 = ?")
                .params("false".getBytes(StandardCharsets.UTF_8), name.value())
                .update();
        assertThatThrownBy(() -> blobs.get(name)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource
    void contentThatIsTooLongIsRefused(Databases kind) {
        Blobs blobs = new Blobs(kind.shared());
        assertThatThrownBy(() -> blobs.put(new byte[Blobs.MAX + 1])).hasMessageContaining("8000000 bytes or less");
    }

    private static byte[] random(int length, String seed) {
        byte[] bytes = new byte[length];
        new Random(seed.hashCode()).nextBytes(bytes);
        return bytes;
    }
}
