package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission<String> admission = new Admission<>(2, 100, 3);
    private final Owner me = Owner.random();
    private long now;

    private RunId come(long bytes) {
        RunId id = RunId.random();
        assertThat(admission.come(id, me, bytes, "run", now++)).isTrue();
        return id;
    }

    @Test
    void thereAreSoManyPlacesAndThenAQueueAndThenNothing() {
        come(10);
        come(10);
        RunId first = come(10);
        RunId second = come(10);
        RunId third = come(10);
        assertThat(admission.place(first)).isEqualTo(1);
        assertThat(admission.place(second)).isEqualTo(2);
        assertThat(admission.place(third)).isEqualTo(3);
        assertThat(admission.come(RunId.random(), me, 10, "run", now)).isFalse();
        assertThat(admission.of(me)).isEqualTo(5);
        assertThat(admission.next()).isNull();
    }

    @Test
    void whoCameFirstComesInFirstAndAllOthersMoveUp() {
        RunId inside = come(10);
        come(10);
        RunId first = come(10);
        RunId second = come(10);
        admission.leave(inside);
        assertThat(admission.next()).isEqualTo(first);
        assertThat(admission.next()).isNull();
        assertThat(admission.place(first)).isZero();
        assertThat(admission.place(second)).isEqualTo(1);
        assertThat(admission.find(first)).isEqualTo("run");
    }

    @Test
    void memoryIsCountedAndNobodyOvertakesWhoNeedsMore() {
        RunId large = come(80);
        RunId tooLargeNow = come(30);
        RunId small = come(10);
        assertThat(admission.place(tooLargeNow)).isEqualTo(1);
        assertThat(admission.place(small)).isEqualTo(2);
        admission.leave(large);
        assertThat(admission.next()).isEqualTo(tooLargeNow);
        assertThat(admission.next()).isEqualTo(small);
    }

    @Test
    void leavingTheQueueMovesTheOthersUp() {
        come(50);
        come(50);
        RunId first = come(10);
        RunId second = come(10);
        admission.leave(first);
        assertThat(admission.place(second)).isEqualTo(1);
        assertThat(admission.find(first)).isNull();
    }

    @Test
    void whoIsNotHeardOfHasLeft() {
        come(50);
        come(50);
        RunId silent = come(10);
        RunId heard = come(10);
        admission.heardOf(heard, 1000);
        assertThat(admission.expire(1001, 500)).hasSize(1);
        assertThat(admission.find(silent)).isNull();
        assertThat(admission.place(heard)).isEqualTo(1);
    }

    @Test
    void aPlaceMayBecomeLargerOnlyWhereThereIsRoom() {
        RunId one = come(50);
        come(40);
        assertThat(admission.resize(one, 60)).isTrue();
        assertThat(admission.resize(one, 61)).isFalse();
        assertThat(admission.resize(one, 5)).isTrue();
        come(90);
        assertThat(admission.waiting()).isEqualTo(1);
    }
}
