package downhill.train;

import downhill.data.Examples;
import downhill.data.FullBatch;
import downhill.experiment.Training;
import downhill.math.Golden;
import downhill.nn.GoldenNetwork;
import downhill.nn.Loss;
import downhill.optim.Constant;
import downhill.optim.Sgd;
import downhill.train.WholeLoss.Method;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The loss of a case of {@code landscape.json}, and its parameters. */
@SuppressWarnings("ArrayRecordComponent") // of a test
public record GoldenLoss(WholeLoss loss, double[] parameters) {

    public static GoldenLoss of(JsonNode each, Method method) {
        List<JsonNode> x = Golden.items(each.get("x"));
        int inputs = x.getFirst().size();
        GoldenNetwork network = GoldenNetwork.of(each.get("layers"), inputs);
        Loss loss = GoldenNetwork.loss(each.get("loss_fn").stringValue()).orElseThrow();
        Training training = new Training(loss, new Sgd(), 0.1, new Constant(), new FullBatch(), false, List.of(), 0);
        Examples.Labels labels = new Examples.Labels(Collections.nCopies(inputs, "x"), "y", List.of());
        Examples examples =
                new Examples(x.size(), Golden.numbers(each.get("x")), Golden.numbers(each.get("y")), labels);
        Targets targets = new Targets(x.size(), examples.y(), examples.y(), examples.y().length / x.size());
        NetworkLoss whole = new NetworkLoss(network.model(), examples, targets, training, method);
        return new GoldenLoss(whole, network.values().parameters());
    }

    /** The Hessian times a direction. */
    double[] product(double[] direction) {
        double[] product = new double[direction.length];
        for (int piece = 0; piece < loss.pieces(); piece++) {
            loss.addProduct(parameters, direction, piece, product);
        }
        return product;
    }
}
