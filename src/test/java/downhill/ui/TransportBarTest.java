package downhill.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransportBarTest {

    @Test
    void aPaceOfItsOwnStandsAmongTheOthersInItsOrder() {
        assertThat(TransportBar.paces(160)).containsExactly(1.0, 2.0, 10.0, 100.0, 160.0, 1000.0, 0.0);
        assertThat(TransportBar.paces(0.5)).startsWith(0.5, 1.0);
        assertThat(TransportBar.paces(5000)).endsWith(1000.0, 5000.0, 0.0);
        assertThat(TransportBar.paces(100)).hasSize(6);
        assertThat(TransportBar.paces(0)).hasSize(6);
    }
}
