#: constant
def $name(lr, t):
    return lr

#: step
def $name(lr, t):
    return lr * $gamma ** (t // $step_size)

#: multi_step
def $name(lr, t):
    return lr * $gamma ** sum(milestone <= t for milestone in $milestones)

#: exponential
def $name(lr, t):
    return lr * $gamma ** t

#: natural_exp
def $name(lr, t):
    return lr * math.exp(-$k * t)

#: inverse_time
def $name(lr, t):
    return lr / (1 + $k * t)

#: polynomial
def $name(lr, t):
    return $end_lr + (lr - $end_lr) * (1 - min(t, $total_steps) / $total_steps) ** $power

#: cosine
def $name(lr, t):
    at = t % (2 * $t_max) if $periodic else min(t, $t_max)
    return $eta_min + (lr - $eta_min) * (1 + math.cos(math.pi * at / $t_max)) / 2

#: cosine_warm_restarts
def $name(lr, t):
    length = $t0
    if $t_mult == 1:
        t %= length
    while t >= length:
        t -= length
        length *= $t_mult
    return $eta_min + (lr - $eta_min) * (1 + math.cos(math.pi * t / length)) / 2

#: one_cycle
def $name(lr, t):
    def between(a, b, at, length):
        share = at / length if length > 0 else 1
        return b + (a - b) * (1 + math.cos(math.pi * share)) / 2 if $cosine else a + (b - a) * share

    t = min(t, $total_steps - 1)
    first, last = lr / $div_factor, lr / $div_factor / $final_div_factor
    top, end = $pct_start * $total_steps - 1, $total_steps - 1
    if t <= top:
        return between(first, lr, t, top)
    if $three_phase and 2 * top < end:
        return between(lr, first, t - top, top) if t <= 2 * top else between(first, last, t - 2 * top, end - 2 * top)
    return between(lr, last, t - top, end - top)

#: cyclic_triangular
def $name(lr, t):
    at = t % ($step_size_up + $step_size_down)
    height = at / $step_size_up if at <= $step_size_up else ($step_size_up + $step_size_down - at) / $step_size_down
    return lr + ($max_lr - lr) * height

#: cyclic_triangular2
def $name(lr, t):
    cycle, at = divmod(t, $step_size_up + $step_size_down)
    height = at / $step_size_up if at <= $step_size_up else ($step_size_up + $step_size_down - at) / $step_size_down
    return lr + ($max_lr - lr) * height * 0.5 ** cycle

#: cyclic_exp_range
def $name(lr, t):
    at = t % ($step_size_up + $step_size_down)
    height = at / $step_size_up if at <= $step_size_up else ($step_size_up + $step_size_down - at) / $step_size_down
    return lr + ($max_lr - lr) * height * $gamma ** t

#: inverse_sqrt
def $name(lr, t):
    return lr * (t + 1) / $warmup_steps if t < $warmup_steps else lr * math.sqrt($warmup_steps / (t + 1))

#: noam
def $name(lr, t):
    return lr / math.sqrt($d_model) * min(1 / math.sqrt(t + 1), (t + 1) / ($warmup_steps * math.sqrt($warmup_steps)))

#: reduce_on_plateau
class Plateau:
    """torch.optim.lr_scheduler.ReduceLROnPlateau, of the loss of the whole training set after each epoch."""

    def __init__(self):
        self.share, self.best, self.bad, self.cooling = 1.0, -math.inf if $maximize else math.inf, 0, 0

    def better(self, metric):
        margin = 0 if math.isinf(self.best) else self.best * $threshold if $relative else $threshold
        return metric > self.best + margin if $maximize else metric < self.best - margin

    def observe(self, metric):
        if self.better(metric):
            self.best, self.bad = metric, 0
        else:
            self.bad += 1
        if self.cooling > 0:
            self.cooling, self.bad = self.cooling - 1, 0
        if self.bad > $patience:
            now = LEARNING_RATE * self.share
            following = max(now * $factor, $min_lr)
            if now - following > $eps:
                self.share = following / LEARNING_RATE
            self.cooling, self.bad = $cooldown, 0


plateau = Plateau()


def $name(lr, t):
    return lr * plateau.share

#: warmup
def $name(lr, t):
    return lr * ($start_factor + (1 - $start_factor) * t / $steps)
