"""What to recommend and why: `Recommender` for one shopper, basket or history, `recommend_all` for all."""

from recdesk.engine.recommendation.all_recommendations import AllRecommendations, recommend_all
from recdesk.engine.recommendation.choice import Choice
from recdesk.engine.recommendation.choosing import Recommendations
from recdesk.engine.recommendation.reasons import Reasons, top_reasons
from recdesk.engine.recommendation.recommender import Recommender

__all__ = [
    "AllRecommendations",
    "Choice",
    "Reasons",
    "Recommendations",
    "Recommender",
    "recommend_all",
    "top_reasons",
]
