#: bce_with_logits
def losses(prediction, target):
    return F.binary_cross_entropy_with_logits(prediction, target, reduction="none").mean(1)

#: bce
def losses(prediction, target):
    return F.binary_cross_entropy(prediction, target, reduction="none").mean(1)

#: cross_entropy
def losses(prediction, target):
    return F.cross_entropy(prediction, target, label_smoothing=$label_smoothing, reduction="none")

#: mse
def losses(prediction, target):
    return (prediction - target).square().mean(1)

#: half_mse
def losses(prediction, target):
    return (prediction - target).square().mean(1) / 2

#: mse_sum
def losses(prediction, target):
    return len(target) * (prediction - target).square().sum(1)

#: mae
def losses(prediction, target):
    return (prediction - target).abs().mean(1)

#: huber
def losses(prediction, target):
    return F.huber_loss(prediction, target, delta=$delta, reduction="none").mean(1)

#: smooth_l1
def losses(prediction, target):
    return F.smooth_l1_loss(prediction, target, beta=$beta, reduction="none").mean(1)

#: log_cosh
def losses(prediction, target):
    error = (prediction - target).abs()
    return (error + torch.log1p(torch.exp(-2 * error)) - math.log(2)).mean(1)

#: hinge
def losses(prediction, target):
    return F.relu(1 - target * prediction).mean(1)

#: squared_hinge
def losses(prediction, target):
    return F.relu(1 - target * prediction).square().mean(1)

#: categorical_cross_entropy
def losses(prediction, target):
    return -(target * prediction.clamp(min=sys.float_info.min).log()).sum(1)

#: nll
def losses(prediction, target):
    return F.nll_loss(prediction, target, reduction="none")

#: kl_div
def losses(prediction, target):
    return F.kl_div(prediction, target, reduction="none").sum(1)
