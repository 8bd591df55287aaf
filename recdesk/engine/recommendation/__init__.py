"""What to recommend: `Recommender` for one shopper, one basket, or all shoppers."""

from recdesk.engine.recommendation.all_recommendations import AllRecommendations, recommend_all
from recdesk.engine.recommendation.recommender import Recommendations, Recommender

__all__ = ["AllRecommendations", "Recommendations", "Recommender", "recommend_all"]
