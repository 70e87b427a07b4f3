#: sgd
optimizer = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE, weight_decay=$weight_decay)

#: momentum
optimizer = torch.optim.SGD(
    model.parameters(), lr=LEARNING_RATE, momentum=$momentum, dampening=$dampening, weight_decay=$weight_decay)

#: momentum_sutskever
class SutskeverMomentum(PerTensor):
    """v = mu v - lr g; p = p + v (Sutskever, Martens, Dahl and Hinton 2013)."""

    def move(self, p, g, state, lr):
        g = g + $weight_decay * p
        state["v"] = $momentum * state.get("v", 0) - lr * g
        p += state["v"]


optimizer = SutskeverMomentum(model.parameters(), LEARNING_RATE)

#: nesterov
optimizer = torch.optim.SGD(
    model.parameters(), lr=LEARNING_RATE, momentum=$momentum, nesterov=$momentum > 0, weight_decay=$weight_decay)

#: nesterov_lookahead
class LookaheadNesterov(PerTensor):
    """v = mu v - lr g(p + mu v); p = p + v: the gradient is taken ahead of where the parameters are."""

    @torch.no_grad()
    def look_ahead(self):
        for p in self.param_groups[0]["params"]:
            self.state[p]["here"] = p.clone()
            p += $momentum * self.state[p].get("v", 0)

    @torch.no_grad()
    def look_back(self):
        for p in self.param_groups[0]["params"]:
            p.copy_(self.state[p]["here"])

    def move(self, p, g, state, lr):
        g = g + $weight_decay * p
        state["v"] = $momentum * state.get("v", 0) - lr * g
        p += state["v"]


optimizer = LookaheadNesterov(model.parameters(), LEARNING_RATE)

#: nesterov_keras
class KerasNesterov(PerTensor):
    """v = mu v - lr g; p = p + mu v - lr g, as keras.optimizers.SGD has it."""

    def move(self, p, g, state, lr):
        g = g + $weight_decay * p
        state["v"] = $momentum * state.get("v", 0) - lr * g
        p += $momentum * state["v"] - lr * g


optimizer = KerasNesterov(model.parameters(), LEARNING_RATE)

#: adagrad
optimizer = torch.optim.Adagrad(
    model.parameters(), lr=LEARNING_RATE, lr_decay=$lr_decay, eps=$eps,
    initial_accumulator_value=$initial_accumulator_value, weight_decay=$weight_decay)

#: adadelta
optimizer = torch.optim.Adadelta(
    model.parameters(), lr=LEARNING_RATE, rho=$rho, eps=$eps, weight_decay=$weight_decay)

#: rmsprop
optimizer = torch.optim.RMSprop(
    model.parameters(), lr=LEARNING_RATE, alpha=$alpha, eps=$eps, centered=$centered, momentum=$momentum,
    weight_decay=$weight_decay)

#: adam
optimizer = torch.optim.Adam(
    model.parameters(), lr=LEARNING_RATE, betas=($beta1, $beta2), eps=$eps, weight_decay=$weight_decay)

#: amsgrad
optimizer = torch.optim.Adam(
    model.parameters(), lr=LEARNING_RATE, betas=($beta1, $beta2), eps=$eps, weight_decay=$weight_decay, amsgrad=True)

#: adamw
optimizer = torch.optim.AdamW(
    model.parameters(), lr=LEARNING_RATE, betas=($beta1, $beta2), eps=$eps, weight_decay=$weight_decay)

#: adamax
optimizer = torch.optim.Adamax(
    model.parameters(), lr=LEARNING_RATE, betas=($beta1, $beta2), eps=$eps, weight_decay=$weight_decay)

#: nadam
class NAdam(PerTensor):
    """Dozat 2016; written out, since torch.optim.NAdam differs from version to version."""

    def mu(self, t):
        return $beta1 * (1 - 0.5 * 0.96 ** (t * $momentum_decay)) if $momentum_schedule else $beta1

    def move(self, p, g, state, lr):
        t, now, following = state["t"], self.mu(state["t"]), self.mu(state["t"] + 1)
        g = g + $weight_decay * p
        state["product"] = state.get("product", 1.0) * now
        state["m"] = $beta1 * state.get("m", 0) + (1 - $beta1) * g
        state["v"] = $beta2 * state.get("v", 0) + (1 - $beta2) * g * g
        step = following * state["m"] / (1 - state["product"] * following) + (1 - now) * g / (1 - state["product"])
        p -= lr * step / ((state["v"] / (1 - $beta2 ** t)).sqrt() + $eps)


optimizer = NAdam(model.parameters(), LEARNING_RATE)

#: radam
class RAdam(PerTensor):
    """Liu et al. 2020; written out, since torch.optim.RAdam places eps differently from version to version."""

    def move(self, p, g, state, lr):
        t, limit = state["t"], 2 / (1 - $beta2) - 1
        g = g + $weight_decay * p
        state["m"] = $beta1 * state.get("m", 0) + (1 - $beta1) * g
        state["v"] = $beta2 * state.get("v", 0) + (1 - $beta2) * g * g
        step = lr / (1 - $beta1 ** t)
        rho = limit - 2 * t * $beta2 ** t / (1 - $beta2 ** t)
        if rho > 5:
            r = math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho))
            p -= step * r * math.sqrt(1 - $beta2 ** t) * state["m"] / (state["v"].sqrt() + $eps)
        else:
            p -= step * state["m"]


optimizer = RAdam(model.parameters(), LEARNING_RATE)

#: rprop
optimizer = torch.optim.Rprop(
    model.parameters(), lr=LEARNING_RATE, etas=($eta_minus, $eta_plus), step_sizes=($min_step, $max_step))

#: asgd
class ASGD(PerTensor):
    """Polyak and Juditsky 1992; written out, since torch.optim.ASGD counts differently from version to version."""

    def move(self, p, g, state, lr):
        eta, mu = state.get("eta", lr), state.get("mu", 1.0)
        g = g + $weight_decay * p
        p.mul_(1 - $lambd * eta).sub_(eta * g)
        state["average"] = p.clone() if mu == 1 else state["average"] + mu * (p - state["average"])
        state["eta"] = lr / (1 + $lambd * lr * state["t"]) ** $alpha
        state["mu"] = 1 / max(1, state["t"] - $t0)


optimizer = ASGD(model.parameters(), LEARNING_RATE)

#: signsgd
class SignSGD(PerTensor):
    """Bernstein, Wang, Azizzadenesheli and Anandkumar 2018."""

    def move(self, p, g, state, lr):
        p -= lr * g.sign()


optimizer = SignSGD(model.parameters(), LEARNING_RATE)

#: signum
class Signum(PerTensor):
    """signSGD with momentum (Bernstein, Wang, Azizzadenesheli and Anandkumar 2018)."""

    def move(self, p, g, state, lr):
        state["m"] = $momentum * state.get("m", 0) + (1 - $momentum) * g
        p -= lr * state["m"].sign()


optimizer = Signum(model.parameters(), LEARNING_RATE)

#: lion
class Lion(PerTensor):
    """Chen et al. 2023, Symbolic discovery of optimization algorithms."""

    def move(self, p, g, state, lr):
        m = state.get("m", torch.zeros_like(p))
        p.mul_(1 - lr * $weight_decay).sub_(lr * ($beta1 * m + (1 - $beta1) * g).sign())
        state["m"] = $beta2 * m + (1 - $beta2) * g


optimizer = Lion(model.parameters(), LEARNING_RATE)

#: yogi
class Yogi(PerTensor):
    """Zaheer, Reddi, Sachan, Kale and Kumar 2018."""

    def move(self, p, g, state, lr):
        start = torch.full_like(p, $initial_accumulator)
        g = g + $weight_decay * p
        m, v, square = state.get("m", start), state.get("v", start), g * g
        state["m"] = m = $beta1 * m + (1 - $beta1) * g
        state["v"] = v = v - (1 - $beta2) * (v - square).sign() * square
        correct = (1 - $beta1 ** state["t"], 1 - $beta2 ** state["t"]) if $bias_correction else (1, 1)
        p -= lr * (m / correct[0]) / ((v / correct[1]).sqrt() + $eps)


optimizer = Yogi(model.parameters(), LEARNING_RATE)

#: adabelief
class AdaBelief(PerTensor):
    """Zhuang et al. 2020."""

    def move(self, p, g, state, lr):
        g = g + $weight_decay * p
        state["m"] = m = $beta1 * state.get("m", 0) + (1 - $beta1) * g
        state["s"] = s = $beta2 * state.get("s", 0) + (1 - $beta2) * (g - m) ** 2 + $eps
        p -= lr * (m / (1 - $beta1 ** state["t"])) / ((s / (1 - $beta2 ** state["t"])).sqrt() + $eps)


optimizer = AdaBelief(model.parameters(), LEARNING_RATE)

#: adabound
class AdaBound(PerTensor):
    """Luo, Xiong, Liu and Sun 2019."""

    def move(self, p, g, state, lr):
        t = state["t"]
        g = g + $weight_decay * p
        state["m"] = $beta1 * state.get("m", 0) + (1 - $beta1) * g
        state["v"] = $beta2 * state.get("v", 0) + (1 - $beta2) * g * g
        low, high = $final_lr * (1 - 1 / ($gamma * t + 1)), $final_lr * (1 + 1 / ($gamma * t))
        size = lr * math.sqrt(1 - $beta2 ** t) / (1 - $beta1 ** t) / (state["v"].sqrt() + $eps)
        p -= size.clamp(low, high) * state["m"]


optimizer = AdaBound(model.parameters(), LEARNING_RATE)

#: amsbound
class AMSBound(PerTensor):
    """AdaBound with the largest mean square so far (Luo, Xiong, Liu and Sun 2019)."""

    def move(self, p, g, state, lr):
        t = state["t"]
        g = g + $weight_decay * p
        state["m"] = $beta1 * state.get("m", 0) + (1 - $beta1) * g
        state["v"] = $beta2 * state.get("v", 0) + (1 - $beta2) * g * g
        state["u"] = torch.maximum(state.get("u", torch.zeros_like(p)), state["v"])
        low, high = $final_lr * (1 - 1 / ($gamma * t + 1)), $final_lr * (1 + 1 / ($gamma * t))
        size = lr * math.sqrt(1 - $beta2 ** t) / (1 - $beta1 ** t) / (state["u"].sqrt() + $eps)
        p -= size.clamp(low, high) * state["m"]


optimizer = AMSBound(model.parameters(), LEARNING_RATE)

#: lars
class LARS(PerTensor):
    """You, Gitman and Ginsburg 2017."""

    def move(self, p, g, state, lr):
        size, slope = p.norm(), g.norm()
        trust = $trust_coefficient * size / (slope + $weight_decay * size) if size > 0 and slope > 0 else 1
        state["v"] = $momentum * state.get("v", 0) + lr * trust * (g + $weight_decay * p)
        p -= state["v"]


optimizer = LARS(model.parameters(), LEARNING_RATE)

#: lamb
class LAMB(PerTensor):
    """You et al. 2020."""

    def move(self, p, g, state, lr):
        state["m"] = $beta1 * state.get("m", 0) + (1 - $beta1) * g
        state["v"] = $beta2 * state.get("v", 0) + (1 - $beta2) * g * g
        correct = (1 - $beta1 ** state["t"], 1 - $beta2 ** state["t"]) if $bias_correction else (1, 1)
        u = state["m"] / correct[0] / ((state["v"] / correct[1]).sqrt() + $eps) + $weight_decay * p
        size, step = p.norm(), u.norm()
        p -= lr * (size / step if size > 0 and step > 0 else 1) * u


optimizer = LAMB(model.parameters(), LEARNING_RATE)

#: muon
class Muon(PerTensor):
    """Jordan et al. 2024; a bias takes the step of the momentum itself."""

    def orthogonal(self, u):
        x = u / (u.norm() + 1e-7)
        x = x.T if x.shape[0] > x.shape[1] else x
        for _ in range($ns_steps):
            a = x @ x.T
            x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
        return x.T if u.shape[0] > u.shape[1] else x

    def move(self, p, g, state, lr):
        state["b"] = b = $momentum * state.get("b", 0) + (1 - $momentum) * g
        u = (1 - $momentum) * g + $momentum * b if $nesterov else b
        if p.dim() == 2 and min(p.shape) > 1:
            u = self.orthogonal(u) * math.sqrt(max(1, p.shape[0] / p.shape[1]))
        p.mul_(1 - lr * $weight_decay).sub_(lr * u)


optimizer = Muon(model.parameters(), LEARNING_RATE)
