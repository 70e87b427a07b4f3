#: identity
nn.Identity()

#: sigmoid
nn.Sigmoid()

#: tanh
nn.Tanh()

#: relu
nn.ReLU()

#: leaky_relu
nn.LeakyReLU($negative_slope)

#: elu
nn.ELU($alpha)

#: selu
nn.SELU()

#: celu
Function(lambda z: torch.where(z > 0, z, $alpha * torch.expm1(z.clamp(max=0) / $alpha)))

#: gelu
nn.GELU()

#: gelu_tanh
nn.GELU(approximate="tanh")

#: silu
nn.SiLU()

#: swish
Function(lambda z: z * torch.sigmoid($beta * z))

#: mish
nn.Mish()

#: softplus
nn.Softplus(beta=$beta, threshold=40)

#: softsign
nn.Softsign()

#: hard_sigmoid
Function(lambda z: (z / 6 + 0.5).clamp(0, 1))

#: hardtanh
nn.Hardtanh($min_val, $max_val)

#: hardswish
Function(lambda z: z * F.relu6(z + 3) / 6)

#: relu6
nn.ReLU6()

#: log_sigmoid
nn.LogSigmoid()

#: tanhshrink
nn.Tanhshrink()

#: hardshrink
nn.Hardshrink($lambd)

#: softshrink
nn.Softshrink($lambd)

#: threshold
nn.Threshold($threshold, $value)

#: gaussian
Function(lambda z: torch.exp(-z * z))

#: sine
Function(torch.sin)
