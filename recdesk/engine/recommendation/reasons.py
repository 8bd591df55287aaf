"""Why a product is recommended: its score as a sum over what the shopper bought or rated.

Given the products' vectors, a shopper's vector is linear in what each interaction brings in, so every score
splits exactly (the weighted sum over past items of Hu, Koren & Volinsky 2008, section 5, "Explaining
recommendations"; for ratings the same of the posterior mean of a Bayesian linear regression).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recdesk.engine.factorization.fold_in import ranking_equation
from recdesk.engine.factorization.model import FactorModel
from recdesk.engine.factorization.posterior import posterior_shares, regressors

Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Reasons:
    """The scores of t products for somebody with a history of m products, taken apart.

    Attributes:
        base: float64[t], what the score is without any of the history's parts.
        parts: float64[t, m], what each product of the history adds; negative where it speaks against. 0 for
            one that the model does not know.
    """

    base: Doubles
    parts: Doubles

    @property
    def scores(self) -> Doubles:
        """float64[t]: base and all parts, which is the score before it is clipped to the scale."""
        return self.base + self.parts.sum(axis=1)


def top_reasons(reasons: Reasons, most: int = 2) -> list[list[int]]:
    """Of each product, the positions of the history's largest parts above 0, the largest first."""
    order = np.argsort(-reasons.parts, axis=1, kind="stable")[:, :most]
    return [
        [place for place in row if parts[place] > 0]
        for row, parts in zip(order.tolist(), reasons.parts, strict=True)
    ]


def ranking_reasons(
    model: FactorModel,
    items: npt.NDArray[np.integer],
    values: npt.NDArray[np.floating] | None,
    codes: npt.NDArray[np.integer],
) -> Reasons:
    """The score s_j = v_j' A^-1 sum_i w_i v_i; history product i adds w_i v_j' A^-1 v_i.

    A = a V'V + r I + sum_i w_i v_i v_i' depends on the whole history and is held: a part is what the product
    brings in as the history is, not what would be lost without it.

    Args:
        model: a ranking model.
        items: integer[m], the history, each product once, all known to the model.
        values: floating[m], or None if all count alike.
        codes: integer[t], products to explain.
    """
    equation = ranking_equation(model, items, values)
    wanted = model.item_factors[codes].astype(np.float64)
    parts = np.linalg.solve(equation.system, wanted.T).T @ (equation.vectors * equation.weights[:, None]).T
    return Reasons(np.zeros(len(codes)), parts)


def rating_reasons(
    model: FactorModel,
    items: npt.NDArray[np.integer],
    ratings: npt.NDArray[np.floating],
    codes: npt.NDArray[np.integer],
) -> Reasons:
    """The rating mean + b_j + z_j'x, with z_j the vector of product j and a one behind, averaged over draws.

    Given a draw of the products, x = C (P m + P sum_i W'f_i + n sum_i z_i (y_i - mean - b_i)), where P and
    m are precision and mean that the draw expects of any shopper, f_i what rating product i at all tells
    (scaled by the number of ratings), n the precision of a rating, and C the covariance of x. C is held. So
    z_j'C (P W'f_i + n z_i (y_i - mean - b_i)) is the part of product i, the base mean + b_j + z_j'C P m.

    Args:
        model: a ratings model.
        items: integer[m], the history, each product once, all known to the model.
        ratings: floating[m].
        codes: integer[t], products to explain.
    """
    assert model.item_samples is not None
    assert model.item_bias is not None
    prior, shares = posterior_shares(model, items, ratings)
    wanted = regressors(model.item_samples[:, codes])
    base = model.mean + model.item_bias[codes] + (wanted @ prior[:, :, None])[:, :, 0].mean(0)
    return Reasons(base, (wanted @ shares.swapaxes(1, 2)).mean(0))
