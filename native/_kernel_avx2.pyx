"""The same kernel, compiled for processors with AVX2: four numbers side by side instead of two, the same bits."""

include "_kernel.pyx"
