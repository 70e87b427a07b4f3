#: clip_grad_value
def $name(model):
    nn.utils.clip_grad_value_(model.parameters(), $clip_value)
    return True

#: clip_grad_norm
def $name(model):
    norm_type = {0: math.inf, 1: 1, 2: 2}[$norm_type]
    nn.utils.clip_grad_norm_(model.parameters(), $max_norm, norm_type)
    return True

#: clip_norm
def $name(model):
    norm = math.sqrt(sum(float(p.grad.square().sum()) for p in model.parameters()))
    if norm > $max_norm:
        for p in model.parameters():
            p.grad *= $max_norm / norm
    return True

#: clip_layer_norm
def $name(model):
    for layer in layers_of(model):
        nn.utils.clip_grad_norm_(layer, $max_norm)
    return True

#: clip_tensor_norm
def $name(model):
    for p in model.parameters():
        nn.utils.clip_grad_norm_([p], $max_norm)
    return True

#: normalize_global
def $name(model):
    norm = math.sqrt(sum(float(p.grad.square().sum()) for p in model.parameters()))
    for p in model.parameters():
        p.grad /= norm if norm > 0 else 1
    return True

#: normalize_layer
def $name(model):
    for layer in layers_of(model):
        norm = math.sqrt(sum(float(p.grad.square().sum()) for p in layer))
        for p in layer:
            p.grad /= norm if norm > 0 else 1
    return True

#: normalize_tensor
def $name(model):
    for p in model.parameters():
        norm = float(p.grad.norm())
        p.grad /= norm if norm > 0 else 1
    return True

#: agc
def $name(model):
    for p in model.parameters():
        units = (lambda v: v) if p.dim() == 2 and p.shape[1] > 1 else (lambda v: v.reshape(1, -1))
        norm = units(p.grad).norm(dim=1, keepdim=True)
        limit = $clipping * units(p.detach()).norm(dim=1, keepdim=True).clamp(min=$eps)
        factor = torch.where(norm > limit, limit / norm.clamp(min=1e-6), torch.ones_like(norm))
        p.grad.copy_((units(p.grad) * factor).reshape(p.shape))
    return True

#: scale
def $name(model):
    for p in model.parameters():
        p.grad *= $factor
    return True

#: loss_scale
def $name(model):
    if not all(p.grad.isfinite().all() for p in model.parameters()):
        return False
    for p in model.parameters():
        p.grad /= $scale
    return True


def $name_factor():
    return $scale

#: dynamic_loss_scale
$name_state = {"scale": $init_scale, "since": 0}


def $name(model):
    state = $name_state
    if not all(p.grad.isfinite().all() for p in model.parameters()):
        state["scale"], state["since"] = state["scale"] * $backoff_factor, 0
        return False
    for p in model.parameters():
        p.grad /= state["scale"]
    state["since"] += 1
    if state["since"] >= $growth_interval:
        state["scale"], state["since"] = state["scale"] * $growth_factor, 0
    return True


def $name_factor():
    return $name_state["scale"]

#: gradient_noise
def $name(model):
    deviation = math.sqrt($eta / (1 + updates) ** $gamma)
    for p in model.parameters():
        p.grad += deviation * torch.tensor([noise.normal() for _ in range(p.numel())]).reshape(p.shape)
    return True
