package downhill.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void tensorsLieOneBehindTheOtherWithoutGaps() {
        Layout.Builder builder = new Layout.Builder();
        Tensor weight = builder.add("0.weight", 3, 4);
        Tensor bias = builder.add("0.bias", 3, 1);
        Tensor last = builder.add("1.weight", 1, 3);
        assertThat(weight).isEqualTo(new Tensor("0.weight", 3, 4, 0));
        assertThat(bias).isEqualTo(new Tensor("0.bias", 3, 1, 12));
        assertThat(last).isEqualTo(new Tensor("1.weight", 1, 3, 15));
        assertThat(weight.size()).isEqualTo(12);
        assertThat(weight.end()).isEqualTo(12);
        assertThat(last.end()).isEqualTo(18);
        Layout layout = builder.build();
        assertThat(layout.size()).isEqualTo(18);
        assertThat(layout.tensors()).containsExactly(weight, bias, last);
    }

    @Test
    void anEmptyLayoutHasSizeZero() {
        assertThat(new Layout.Builder().build().size()).isZero();
        assertThat(new Layout(List.of()).size()).isZero();
    }

    @Test
    void aLayoutDoesNotGrowWithItsBuilderOrItsList() {
        Layout.Builder builder = new Layout.Builder();
        Tensor first = builder.add("w", 2, 2);
        Layout built = builder.build();
        List<Tensor> list = new ArrayList<>(List.of(first));
        Layout made = new Layout(list);
        list.add(builder.add("b", 2, 1));
        assertThat(built.size()).isEqualTo(4);
        assertThat(made.tensors()).containsExactly(first);
    }
}
