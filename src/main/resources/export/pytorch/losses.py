#: bce_with_logits
loss_function = nn.BCEWithLogitsLoss()

#: bce
loss_function = nn.BCELoss()

#: cross_entropy
loss_function = nn.CrossEntropyLoss(label_smoothing=$label_smoothing)

#: mse
loss_function = nn.MSELoss()

#: half_mse
def loss_function(prediction, target):
    return F.mse_loss(prediction, target) / 2

#: mse_sum
loss_function = nn.MSELoss(reduction="sum")

#: mae
loss_function = nn.L1Loss()

#: huber
loss_function = nn.HuberLoss(delta=$delta)

#: smooth_l1
loss_function = nn.SmoothL1Loss(beta=$beta)

#: log_cosh
def loss_function(prediction, target):
    error = (prediction - target).abs()
    return (error + torch.log1p(torch.exp(-2 * error)) - math.log(2)).mean()

#: hinge
def loss_function(prediction, target):
    return F.relu(1 - target * prediction).mean()

#: squared_hinge
def loss_function(prediction, target):
    return F.relu(1 - target * prediction).square().mean()

#: categorical_cross_entropy
def loss_function(prediction, target):
    return -(target * prediction.clamp(min=sys.float_info.min).log()).sum(1).mean()

#: nll
loss_function = nn.NLLLoss()

#: kl_div
loss_function = nn.KLDivLoss(reduction="batchmean")
