package downhill.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many share the threads, by a clock that the test moves. */
class AttendanceTest {
    private static final long SECOND = 1_000_000_000;

    private final Pool pool = new Pool(1);
    private final Attendance attendance = new Attendance(2);

    @AfterEach
    void stop() {
        pool.close();
    }

    private Slices somebody() {
        return pool.slices(Owner.random(), _ -> Slices.IDLE);
    }

    @Test
    void whoHasAThreadForHimselfHasAllOfIt() {
        assertThat(attendance.part()).isEqualTo(1);
        Slices one = somebody();
        for (int i = 0; i < 100; i++) {
            attendance.came(one, i);
        }
        assertThat(attendance.part()).isEqualTo(1);
    }

    @Test
    void manyHaveAPartEachForAsLongAsTheyCome() {
        for (int i = 0; i < 8; i++) {
            attendance.came(somebody(), 10 * SECOND + i);
        }
        assertThat(attendance.part()).isEqualTo(0.25);
        Slices one = somebody();
        attendance.came(one, 11 * SECOND);
        assertThat(attendance.part())
                .as("the second before counts until this one is full")
                .isEqualTo(0.25);
        attendance.came(one, 12 * SECOND);
        assertThat(attendance.part()).isEqualTo(1);
    }

    @Test
    void thoseOfLongAgoDoNotCount() {
        for (int i = 0; i < 8; i++) {
            attendance.came(somebody(), i);
        }
        attendance.came(somebody(), 60 * SECOND);
        assertThat(attendance.part()).isEqualTo(1);
    }
}
