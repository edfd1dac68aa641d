"""What our own words took from the policy, and what of it the policy says otherwise now."""
