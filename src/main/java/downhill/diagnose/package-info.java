/**
 * What is wrong with a run, why, and what to try: rules over values that were measured at fixed updates.
 *
 * <p>{@link downhill.diagnose.Diagnosis} takes a {@link downhill.diagnose.Vitals} for every row of the history. A rule
 * looks at the {@link downhill.diagnose.Course} of the last samples; its verdict stands from four fifths of its window
 * on and falls below two fifths, and is only suspected until the window is full, or the run has ended.
 *
 * <table>
 * <caption>The rules; a window is counted in samples</caption>
 * <tr><th>id</th><th>condition of a sample</th><th>window</th></tr>
 * <tr><td>symmetry</td><td>9 of 10 units of a hidden layer have the weights of another one</td><td>50</td></tr>
 * <tr><td>raw_inputs</td><td>not standardised, condition number over 500; diverged at a rate of at most 1,
 *     or after 100 updates not solved</td><td>10</td></tr>
 * <tr><td>dead_after_blowup</td><td>dead share of a layer at least 0.95, not so at first, after loss or delta were 100 times the
 *     first</td><td>50</td></tr>
 * <tr><td>exploding</td><td>delta_1 / delta_L over 1000, or a gradient 100 times the usual of at least 5 within 50 samples; and the
 *     loss is not below where it began</td><td>50</td></tr>
 * <tr><td>lr_too_high</td><td>diverged; or the median loss of 50 over 1.5 times that before (or the start) and over 0.9
 *     chance; or, unless raw inputs spoil it, over 0.9 chance and not falling since it leapt to 3 times its lowest point
 *     (2 after an update of 0.5 of the weights), or with a layer that updates of over 0.03 of the weights have
 *     silenced</td><td>10</td></tr>
 * <tr><td>diverged</td><td>not finite, or loss over 1000 times the first and chance</td><td>1</td></tr>
 * <tr><td>vanishing</td><td>delta_1 / delta_L below 1e-3 and passed back below 0.6, or no signal behind a dead layer; 4 hidden
 *     layers, from update 20</td><td>50</td></tr>
 * <tr><td>frozen_layer</td><td>relative step below 1e-6, another 100 times as large, not solved</td><td>50</td></tr>
 * <tr><td>not_learning</td><td>from update 200, median loss of 50 over chance, or over 0.99 of it (0.98 of a variance) and
 *     not falling by 0.5 % a window</td><td>50</td></tr>
 * <tr><td>lr_too_low</td><td>loss falls in three quarters of the pairs of 50 and by over 2e-5 chance, relative step of all
 *     weights together in 1e-9 to 1e-4, way below 0.3, not solved</td><td>50</td></tr>
 * <tr><td>clipped_always</td><td>over 90 % clipped, of the last 50 and of all, from update 50</td><td>50</td></tr>
 * <tr><td>ravine</td><td>plain full descent; rate x largest eigenvalue of the Hessian in 1.1 to 2.1, the rest of the gradient
 *     20 times flatter, well above the bottom</td><td>45</td></tr>
 * <tr><td>plateau</td><td>from 100 updates; last quarter not 7 % below the one before nor 10 % above, below 0.9 chance; at the
 *     mean of the weights over a quarter 11 % lower, and not falling by 10 % either; no schedule that lowers the
 *     rate</td><td>40</td></tr>
 * <tr><td>overfitting</td><td>test loss 10 % over its lowest, training loss 5 % below then; 50 test
 *     rows</td><td>50</td></tr>
 * <tr><td>chance_start</td><td>first loss over 2 chance, until it is at chance</td><td>1</td></tr>
 * </table>
 *
 * <p>A rule looks from layer to layer, never from moment to moment: what a recurrent network loses through time is
 * measured ({@link downhill.measure.ThroughTime}) and shown, and no verdict of its own. A state that explodes there is told
 * by its gradient, and one that is forgotten only where the training loss stays at chance.
 *
 * <p>"Solved" is 98 % right, or 95 % of the variance explained, on the training set.
 *
 * <table>
 * <caption>Precision and recall against labels that do not know the rules: over the 975 experiments of the corpus, and
 * over as many drawn from a second seed. Rules and labels were both revised with the first corpus in view, so
 * that its figures flatter them; the second was seen less, not never. Runs whose label is unsure do not count.
 * {@code ./mvnw test -Pnightly -Dtest=CorpusTest} makes the figures.</caption>
 * <tr><th>id</th><th>positives</th><th>unsure</th><th>precision</th><th>recall</th><th>second seed</th></tr>
 * <tr><td>diverged</td><td>76</td><td>0</td><td>1.000</td><td>1.000</td><td>1.000, 1.000</td></tr>
 * <tr><td>lr_too_high</td><td>180</td><td>17</td><td>0.961</td><td>0.961</td><td>0.937, 0.962</td></tr>
 * <tr><td>lr_too_low</td><td>70</td><td>27</td><td>0.957</td><td>0.957</td><td>0.986, 1.000</td></tr>
 * <tr><td>plateau</td><td>27</td><td>59</td><td>0.885</td><td>0.852</td><td>0.955, 0.955</td></tr>
 * <tr><td>vanishing</td><td>23</td><td>39</td><td>1.000</td><td>1.000</td><td>1.000, 1.000</td></tr>
 * <tr><td>exploding</td><td>54</td><td>2</td><td>1.000</td><td>0.981</td><td>0.980, 1.000</td></tr>
 * <tr><td>dead_after_blowup</td><td>15</td><td>0</td><td>1.000</td><td>1.000</td><td>1.000, 1.000</td></tr>
 * <tr><td>frozen_layer</td><td>33</td><td>3</td><td>1.000</td><td>1.000</td><td>1.000, 1.000</td></tr>
 * <tr><td>clipped_always</td><td>27</td><td>3</td><td>1.000</td><td>1.000</td><td>1.000, 1.000</td></tr>
 * <tr><td>symmetry</td><td>18</td><td>0</td><td>1.000</td><td>1.000</td><td>1.000, 1.000</td></tr>
 * <tr><td>not_learning</td><td>154</td><td>43</td><td>0.955</td><td>0.968</td><td>0.961, 0.994</td></tr>
 * <tr><td>overfitting</td><td>75</td><td>22</td><td>0.986</td><td>0.973</td><td>0.962, 1.000</td></tr>
 * <tr><td>chance_start</td><td>307</td><td>15</td><td>1.000</td><td>1.000</td><td>1.000, 1.000</td></tr>
 * <tr><td>raw_inputs</td><td>21</td><td>1</td><td>0.952</td><td>0.952</td><td>1.000, 1.000</td></tr>
 * <tr><td>ravine</td><td>22</td><td>33</td><td>1.000</td><td>0.955</td><td>1.000, 0.933</td></tr>
 * </table>
 *
 * <p>Drawn once, when all was settled, and never looked into: of seed 9 the strata valley, ravines and trembling (plateau
 * 0.909 and 0.833, of 12; ravine 1.000 and 1.000, of 26); of seed 3 all 875 experiments but those that tremble, for the
 * rules that had been revised last (lr_too_high 0.924 and 0.969, lr_too_low 0.896 and 0.952, raw_inputs 0.923 and 0.923, of
 * 13): what to expect of runs that nobody has seen.
 *
 * <p>The last two constants of lr_too_high and lr_too_low came after that: of the leap from 1.7 to 2, of the fall from 5e-5 to
 * 2e-5.
 *
 * <p>Not there yet (0.95 of both): plateau misses runs that tremble but little at the mean of their weights, though a lower
 * rate would find its way. On the second seed lr_too_high still takes a few leaps for failures.
 */
@NullMarked
package downhill.diagnose;

import org.jspecify.annotations.NullMarked;
